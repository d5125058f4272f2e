// CBOR: the decoder, responses by a shape, and what the serializer makes of them.
#include "core/protocol/cbor/cbor_decoder.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/responses.h"

#include <string>

namespace botoscope::fuzz {

void runOne(std::string_view bytes)
{
    const auto decoded = protocol::decodeCbor(bytes);
    if (decoded) {
        const auto longer = protocol::decodeCbor(std::string(bytes) + '\xFF');
        expect(longer.ok(), "what follows an item does not matter");
    } else {
        expect(decoded.error().code == ErrorCode::ResponseParser, "damage is the parser's error");
    }
    checkResponses(model::Protocol::SmithyRpcV2Cbor, Input(bytes));
}

} // namespace botoscope::fuzz
