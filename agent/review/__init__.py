# SPDX-License-Identifier: GPL-3.0-or-later
"""A session as its artist sees it: stages, what each changed, how it measures, what the critic says."""
