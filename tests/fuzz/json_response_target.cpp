// Responses of the JSON protocols.
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/responses.h"

namespace botoscope::fuzz {

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const bool rest = input.byte() % 2 != 0;
    checkResponses(rest ? model::Protocol::RestJson : model::Protocol::Json, input);
}

} // namespace botoscope::fuzz
