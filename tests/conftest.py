"""What every test shares: invented cases are the same in each run, so a verdict never hangs on luck.

``pytest --hypothesis-profile=explore`` looks for new ones.
"""

from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", max_examples=1000, deadline=None)
settings.load_profile("steady")
