# SPDX-License-Identifier: GPL-3.0-or-later
"""The benchmark: reconstruct pictures and ground-truth scenes, measure, and write ``docs/benchmark.md``.

``job.yaml`` takes it to many computers: a template for schedulers of Open Job Description.
"""
