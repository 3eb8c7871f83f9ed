"""A tagger that learned from an edition's own checked articles: a linear-chain CRF over characters."""

from kanben.tagging.trained.tagger import TrainedTagger

__all__ = ["TrainedTagger"]
