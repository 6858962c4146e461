"""Builds kind's node image and the lab images from pinned sources, where no image registry answers."""
