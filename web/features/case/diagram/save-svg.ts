/** Control signs that no XML may hold: the browser writes them all the same. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/g

/** Saves the picture as it is drawn, at its natural size, as a file of its own. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  for (const step of copy.querySelectorAll('[tabindex]'))
    for (const attribute of ['tabindex', 'role', 'aria-pressed']) step.removeAttribute(attribute)
  const picture = new XMLSerializer().serializeToString(copy).replace(forbidden, '\ufffd')
  const url = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.svg`
  link.click()
  URL.revokeObjectURL(url)
}
