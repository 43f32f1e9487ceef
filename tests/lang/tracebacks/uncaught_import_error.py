import math
import no_such_module.sub
