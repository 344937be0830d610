"""Section Tổng quan: the home screen."""
