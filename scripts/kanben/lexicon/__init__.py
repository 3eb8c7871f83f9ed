"""What both segmentation and tagging know of words: lists of surnames, titles, kinds of organisation; divisions; scripts."""
