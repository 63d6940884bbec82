/** Has its host drawn anew whenever there is news of what is kept. A Lit reactive controller for a host with `keeper`. */
export class FollowsKeeper {
  /** @param {import('lit').ReactiveControllerHost} host */
  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  hostUpdated() {
    if (this.followed === this.host.keeper) return;
    this.followed = this.host.keeper;
    this.followed.addEventListener('change', () => this.host.requestUpdate());
  }
}
