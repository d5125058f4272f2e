#include "core/lifecycle/streamed_output.h"

namespace botoscope::lifecycle {

namespace {

// A message of an event stream begins with its length; longer than this it is none.
constexpr std::size_t lengthSize = 4;
constexpr std::size_t longestMessage = 16 + 128UL * 1024 + 24UL * 1024 * 1024;

/// Bytes of the message at the start, as far as they are known.
std::size_t messageSize(std::string_view bytes)
{
    if (bytes.size() < lengthSize) {
        return lengthSize;
    }
    std::size_t size = 0;
    for (const char byte : bytes.substr(0, lengthSize)) {
        size = size << 8 | static_cast<unsigned char>(byte);
    }
    return std::min(std::max(size, lengthSize), longestMessage);
}

} // namespace

bool hasInitialResponse(const model::OperationModel& operation)
{
    const auto protocol = operation.service->resolvedProtocol();
    return operation.hasEventStreamOutput() && protocol.ok() && *protocol != model::Protocol::RestJson &&
           *protocol != model::Protocol::RestXml;
}

Task<Result<void>> takeInitialResponse(http::Response& response)
{
    std::string ahead;
    while (ahead.size() < messageSize(ahead)) {
        auto reading = response.stream->read();
        auto piece = co_await reading;
        if (!piece.ok()) {
            co_return std::move(piece).error();
        }
        if (piece->empty()) {
            break;
        }
        ahead += *piece;
    }
    const std::size_t size = std::min(messageSize(ahead), ahead.size());
    response.body = std::make_shared<const std::string>(ahead.substr(0, size));
    response.stream = std::make_shared<http::ResumedStream>(ahead.substr(size), std::move(response.stream));
    co_return Result<void>();
}

const model::Member* streamedMember(const model::OperationModel& operation)
{
    const model::Shape* output = operation.outputShape();
    if (!output) {
        return nullptr;
    }
    const model::Member* events = output->eventStreamMember();
    return events ? events : output->streamingMember();
}

void describeStream(Value& params, const model::OperationModel& operation, const http::BodySource& source)
{
    const model::Shape* input = operation.inputShape();
    if (const model::Member* member = input ? input->streamingMember() : nullptr) {
        const auto size = source.size();
        params.set(member->name, "<stream of " + (size ? std::to_string(*size) + " bytes" : "unknown length") +
                                     " from " + source.description() + '>');
    }
}

} // namespace botoscope::lifecycle
