/**
 * Why the program cannot start or go on, as one Chinese sentence for the person who started it.
 * The command line prints the sentence without a stack and exits with 1.
 */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartupError'
  }
}
