/** The colours of the drawing; they stand in the picture itself, so that it looks the same when it is saved. */
export const ink = {
  line: '#c5ced9',
  text: '#3c4857',
  flow: { forward: '#5b6878', back: '#9a5b00', late: '#a8201a', taken: '#1b4b86' },
  step: {
    present: { fill: '#1b4b86', stroke: '#123762', text: '#ffffff' },
    passed: { fill: '#e6eef8', stroke: '#7fa3cc', text: '#1c2733' },
    ahead: { fill: '#ffffff', stroke: '#98a5b4', text: '#1c2733' },
  },
  end: { done: '#1d6b3a', refused: '#a8201a', withdrawn: '#5b6878' },
} as const
