globalThis.sightlinePicture = (slug) => { document.documentElement.dataset.got = slug; };
