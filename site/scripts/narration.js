/** The narration's player, fetched when the reader comes near it or presses a key of its own. */
import './narration/narration-player.js';
