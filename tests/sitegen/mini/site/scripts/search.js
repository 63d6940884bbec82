globalThis.sightlineFinder = (documents) => documents;
