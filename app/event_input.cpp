#include "app/event_input.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/platform/files.h"

#include <array>
#include <unistd.h>

namespace botoscope::app {

namespace {

constexpr std::size_t inputLimit = 256U << 20;
constexpr std::size_t longestLine = 32U << 20; // a message holds 24 MiB at most
// Standard input is read while less than this waits to be sent, and again when half of it has gone.
constexpr std::size_t enoughWaiting = 1U << 20;

/// An event's JSON with its blobs, which are base64 there as in the output, as bytes.
Result<Value> withBytes(const Value& json, const model::Shape& shape)
{
    if (shape.type == model::ShapeType::Blob && json.isString()) {
        auto bytes = base64Decode(json.toString());
        if (bytes && base64Encode(*bytes) == json.toString()) {
            return Value(Blob(*std::move(bytes)));
        }
        return Error(ErrorCode::ParamValidation, shape.name.str() + " takes bytes, and they are not base64");
    }
    Value out = json;
    if (shape.type == model::ShapeType::List && json.isList()) {
        for (Value& item : out.editList()) {
            auto read = withBytes(item, shape.listMember.shape());
            if (!read.ok()) {
                return read;
            }
            item = std::move(read).value();
        }
    }
    for (const auto& [key, item] : json.map()) {
        const model::Member* member = shape.member(key.view());
        const bool isMap = shape.type == model::ShapeType::Map;
        if (!member && !isMap) {
            continue; // the serializer names it
        }
        auto read = withBytes(item, isMap ? shape.mapValue.shape() : member->ref.shape());
        if (!read.ok()) {
            return read;
        }
        out.set(key, std::move(read).value());
    }
    return out;
}

Error usage(const model::OperationModel& operation, const char* what)
{
    return Error(ErrorCode::InvalidArgument, operation.name.str() + what).with("option", "--events");
}

} // namespace

Result<void> EventInput::open(const CommandLine& line, const model::OperationModel& operation, const Clock& clock,
                              lifecycle::CallOptions& options, std::function<void(const Error&)> failed)
{
    m_failed = std::move(failed);
    if (!operation.hasEventStreamInput()) {
        return line.events ? Result<void>(usage(operation, " takes no events: leave --events out")) : Result<void>();
    }
    if (!line.events && options.dryRun == lifecycle::DryRun::No) {
        return usage(operation,
                     " takes a stream of events: give them with --events FILE or --events - (standard input), "
                     "one a line, e.g. {\"<event>\": {…}}");
    }
    m_shape = &operation.inputShape()->eventStreamMember()->ref.shape();
    m_source = std::make_shared<lifecycle::EventSource>(clock, *m_shape);
    options.events = m_source;
    if (line.events == "-" && line.input != "-") {
        m_standardInput = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        QObject::connect(m_standardInput.get(), &QSocketNotifier::activated, [this] { readSome(); });
        return {};
    }
    if (line.events == "-") {
        return usage(operation, ": standard input can't be both --input and --events");
    }
    auto text = line.events ? platform::readFile(*line.events, inputLimit) : Result<std::string>(std::string());
    if (!text.ok()) {
        return std::move(text).error();
    }
    m_text = std::move(text).value();
    return pushLines(true);
}

void EventInput::readSome()
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::read(STDIN_FILENO, buffer.data(), buffer.size());
    m_text.append(buffer.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    const auto pushed = pushLines(count <= 0);
    const bool over = count <= 0 || !pushed.ok();
    const bool enough = m_source->waitingBytes() >= enoughWaiting;
    if (over || enough) {
        m_standardInput->setEnabled(false);
    }
    if (!over && enough) {
        m_source->whenRoom(enoughWaiting / 2, [this] { m_standardInput->setEnabled(true); });
    }
    if (!pushed.ok()) {
        m_failed(pushed.error());
    }
}

/// Takes the whole lines that are here; last: what stands behind the last line end is one too, and none follows.
Result<void> EventInput::pushLines(bool last)
{
    std::size_t begin = 0;
    for (auto end = m_text.find('\n'); end != std::string::npos; end = m_text.find('\n', begin)) {
        auto pushed = push(std::string_view(m_text).substr(begin, end - begin));
        if (!pushed.ok()) {
            return pushed;
        }
        begin = end + 1;
    }
    m_text.erase(0, begin);
    if (m_text.size() > longestLine) {
        return Error(ErrorCode::InvalidArgument, "an event of --events is longer than 32 MiB");
    }
    if (!last) {
        return {};
    }
    auto pushed = push(m_text);
    m_text.clear();
    m_source->finish();
    return pushed;
}

Result<void> EventInput::push(std::string_view line)
{
    ++m_number;
    if (trim(line).empty()) {
        return {};
    }
    auto event = parseJson(line);
    if (event.ok()) {
        event = withBytes(*event, *m_shape);
    }
    auto pushed = event.ok() ? m_source->push(*event) : Result<void>(event.error());
    if (!pushed.ok()) {
        Error error = std::move(pushed).error();
        error.message = "line " + std::to_string(m_number) + " of --events: " + error.message;
        return error;
    }
    return {};
}

} // namespace botoscope::app
