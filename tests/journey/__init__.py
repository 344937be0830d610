"""The whole way: files in at the front door, figures out of the published snapshot."""
