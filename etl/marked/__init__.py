"""The sender's own file with what is to be mended marked in it, ready to send back (see ``copying``)."""
