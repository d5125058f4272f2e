#pragma once
#include "core/model/service_model.h"

#include <QString>

namespace botoscope::ui {

/// The call as text for other tools. Secrets never appear in it: sensitive members hold "<hidden>".
enum class CallLanguage { AwsCli, Botoscope, Boto3 };

struct CallText {
    QString text;
    int hidden = 0; ///< how many secrets were left out
};

struct CallPlace {
    QString profile; ///< empty: none is written
    QString region;
};

CallText callText(CallLanguage language, const model::OperationModel& operation, const Value& params,
                  const CallPlace& place = {});

/// Quotes for a POSIX shell; plain words stay as they are.
QString shellQuoted(const QString& text);

} // namespace botoscope::ui
