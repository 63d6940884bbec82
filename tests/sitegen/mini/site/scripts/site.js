import { css } from 'lit';
document.documentElement.dataset.styles = String(css`a { color: red; }`);
