// The playground of the little site.
