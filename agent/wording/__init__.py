# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts as a model reads them: compact Markdown, the most telling first, never without bound."""
