/** The lessons' live figures, fetched when the reader comes near one of them. */
