#pragma once
#include "core/credentials/process_runner.h"

#include <QObject>

namespace botoscope::platform {

/// Runs programs on the event loop of the thread that made it. Each one leads a session of its own, so that it has no
/// terminal and that all it started can be ended with it.
class QtProcesses final : public QObject, public credentials::ProcessRunner {
public:
    Task<Result<credentials::ProcessOutcome>> run(credentials::ProcessRequest request) override;
};

} // namespace botoscope::platform
