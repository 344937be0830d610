"""``python -m benchmarks``: every benchmark, one after the other."""

from benchmarks import intake, whole

whole.main()
intake.main()
