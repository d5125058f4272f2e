#pragma once
#include "core/engine/messages.h"
#include "ui/common/icons.h"

#include <QString>
#include <vector>

namespace botoscope::ui {

/// One line of the answer to "why these credentials?", with what stands below it.
struct WhyNode {
    Icon icon = Icon::Minus;
    Token tint = Token::TextSecondary;
    QString name;  ///< who or what
    QString what;  ///< what it said, or the value
    QString where; ///< file and line, variable, URL
    std::vector<WhyNode> below;
};

/// A provider of the credential chain in words; method is botocore's name of it.
QString providerWord(const std::string& method);
/// Credential providers in the order they were asked, then region, endpoint and the settings that are no defaults.
std::vector<WhyNode> whyTree(const engine::Explanation& explanation);
/// Who calls go out as, in a line.
QString whySummary(const engine::Explanation& explanation);
/// All of it as text, indented.
QString whyText(const engine::Explanation& explanation);

} // namespace botoscope::ui
