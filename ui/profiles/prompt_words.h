#pragma once
#include "core/engine/prompt_messages.h"

#include <QString>

namespace botoscope::ui {

/// What a prompt says: one line of what is wanted, one of why or how it stands.
struct PromptWords {
    QString title;
    QString note;
};
PromptWords promptWords(const engine::Prompt& prompt);

} // namespace botoscope::ui
