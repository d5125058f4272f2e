#pragma once
// Inside jmespath/ only: the specification's functions. Arguments have the types the function table asks for.
#include "core/jmespath/functions.h"

namespace botoscope::jmespath {

Value runAbs(Call& call);
Value runCeil(Call& call);
Value runFloor(Call& call);
Value runSum(Call& call);
Value runAvg(Call& call);
Value runContains(Call& call);
Value runStartsWith(Call& call);
Value runEndsWith(Call& call);
Value runJoin(Call& call);
Value runKeys(Call& call);
Value runValues(Call& call);
Value runLength(Call& call);
Value runMap(Call& call);
Value runMerge(Call& call);
Value runNotNull(Call& call);
Value runReverse(Call& call);
Value runMax(Call& call);
Value runMin(Call& call);
Value runSort(Call& call);
Value runSortBy(Call& call);
Value runMaxBy(Call& call);
Value runMinBy(Call& call);
Value runToArray(Call& call);
Value runToNumber(Call& call);
Value runToString(Call& call);
Value runType(Call& call);

} // namespace botoscope::jmespath
