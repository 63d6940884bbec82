// The editor of the little site.
