#pragma once
#include "app/command_line.h"
#include "core/base/clock.h"
#include "core/lifecycle/call.h"
#include "core/lifecycle/event_source.h"

#include <QSocketNotifier>
#include <functional>
#include <memory>
#include <string>

namespace botoscope::app {

/// The events of --events: a line of JSON each, taken from a file or, as they come, from standard input. They go out
/// while the call runs; the end of the file ends them. Standard input is read no faster than events leave.
class EventInput {
public:
    /// Opens it where the operation takes events, and puts it into the call's options. failed: told, from the event
    /// loop, of a line of standard input that is no event. Errors: InvalidArgument (events where none are taken, none
    /// where they are), Io, Parse, ParamValidation.
    Result<void> open(const CommandLine& line, const model::OperationModel& operation, const Clock& clock,
                      lifecycle::CallOptions& options, std::function<void(const Error&)> failed);

private:
    Result<void> pushLines(bool last);
    Result<void> push(std::string_view line);
    void readSome();

    std::shared_ptr<lifecycle::EventSource> m_source;
    std::unique_ptr<QSocketNotifier> m_standardInput;
    const model::Shape* m_shape = nullptr; ///< of the stream
    std::string m_text;                    ///< read and not yet taken
    int m_number = 0;                      ///< of lines taken
    std::function<void(const Error&)> m_failed;
};

} // namespace botoscope::app
