"""Every rule that loading can break: input (VK0), content (VK1), references (VK2).

An example that begins with `==> NAME <==` is several files, otherwise it is one case in YAML.
"""

from verifykit.loading.rules.content import CONTENT_RULES
from verifykit.loading.rules.input import INPUT_RULES
from verifykit.loading.rules.references import REFERENCE_RULES
from verifykit.loading.rules.tables import TABLE_RULES

RULES = (*INPUT_RULES, *TABLE_RULES, *CONTENT_RULES, *REFERENCE_RULES)

__all__ = ["RULES"]
