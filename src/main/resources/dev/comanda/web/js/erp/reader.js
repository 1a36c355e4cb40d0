// Reads what a page shows, again and again. With a slow server something is shown all the same: an answer is waited for
// before the same is asked for once more.

/** Asks for one thing at a time. */
export class Reader {
  #read;
  #take;
  #failed;
  #turn = 0;
  #under;
  #more = false;
  #done = Promise.resolve();

  /** `read()` asks for what is wanted now, `take(answer)` has it, `failed(problem)` is told why there is none. */
  constructor(read, take, failed) {
    this.#read = read;
    this.#take = take;
    this.#failed = failed;
  }

  /** Something else is wanted: at once, and nobody waits for what was. */
  afresh() {
    this.#turn++;
    return this.#go();
  }

  /** The same may be another by now; while it is asked for, one more time is remembered, not more. */
  again() {
    if (this.#under !== this.#turn) return this.#go();
    this.#more = true;
    return this.#done;
  }

  /** Whatever is under way is for nobody. */
  leave() {
    this.#turn++;
  }

  #go() {
    this.#under = this.#turn;
    this.#done = this.#all(this.#turn);
    return this.#done;
  }

  async #all(mine) {
    do {
      this.#more = false;
      try {
        const answer = await this.#read();
        if (mine !== this.#turn) return;
        this.#take(answer);
      } catch (problem) {
        if (mine !== this.#turn) return;
        this.#failed(problem);
      }
    } while (this.#more);
    this.#under = undefined;
  }
}
