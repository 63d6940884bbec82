import { html } from 'lit';
import { define } from '../../elements/define.js';
import { LabElement } from '../lab-element.js';
import { Address } from './address.js';

/** What the reader can take along: a link for now. */
class LabKeep extends LabElement {
  static properties = { ...LabElement.properties, compact: { type: Boolean } };

  connectedCallback() {
    super.connectedCallback();
    if (this.compact) return;
    this.address = new Address(this.lab);
    this.address.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.address?.stop();
  }

  render() {
    return html``;
  }
}

define('lab-keep', LabKeep);
