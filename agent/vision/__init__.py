# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be measured in pictures, with numpy alone."""
