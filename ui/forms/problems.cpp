#include "ui/forms/problems.h"

#include "core/protocol/validate.h"
#include "ui/forms/value_text.h"

#include <QCoreApplication>

namespace botoscope::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("botoscope::ui::Problems", text);
}

bool isUnder(const QString& path, const QString& parent)
{
    if (parent.isEmpty()) {
        return true;
    }
    if (!path.startsWith(parent)) {
        return false;
    }
    if (path.size() == parent.size()) {
        return true;
    }
    const QChar next = path.at(parent.size());
    return next == QLatin1Char('.') || next == QLatin1Char('[') || next == QLatin1Char(' ');
}

QString fieldPath(const std::string& path)
{
    return toQString(path.starts_with('.') ? std::string_view(path).substr(1) : std::string_view(path));
}

/// Core reports a missing member where it is missing from, naming it last in quotes.
QString missingMember(const std::string& text)
{
    if (!text.starts_with("Missing required parameter") || !text.ends_with('"')) {
        return {};
    }
    const auto open = text.rfind('"', text.size() - 2);
    return open == std::string::npos ? QString()
                                     : toQString(std::string_view(text).substr(open + 1, text.size() - open - 2));
}

} // namespace

ProblemIndex::ProblemIndex(std::vector<Problem> problems) : m_problems(std::move(problems)) {}

std::vector<const Problem*> ProblemIndex::at(const QString& path) const
{
    std::vector<const Problem*> found;
    for (const Problem& problem : m_problems) {
        if (problem.path == path) {
            found.push_back(&problem);
        }
    }
    return found;
}

int ProblemIndex::countUnder(const QString& path) const
{
    return static_cast<int>(std::ranges::count_if(
        m_problems, [&](const Problem& problem) { return !problem.warning && isUnder(problem.path, path); }));
}

bool ProblemIndex::hasErrors() const
{
    return std::ranges::any_of(m_problems, [](const Problem& problem) { return !problem.warning; });
}

void ProblemIndex::add(Problem problem)
{
    m_problems.push_back(std::move(problem));
}

std::vector<Problem> checkAgainstModel(const Value& params, const model::Shape& shape)
{
    std::vector<Problem> problems;
    for (const auto& finding : protocol::validateParams(params, shape)) {
        Problem problem{fieldPath(finding.path), toQString(finding.text)};
        if (const QString member = missingMember(finding.text); !member.isEmpty()) {
            problem.path += (problem.path.isEmpty() ? QString() : QStringLiteral(".")) + member;
            problem.text = tr("Required, and not set yet");
            problem.missing = true;
        }
        problems.push_back(std::move(problem));
    }
    for (const auto& finding : protocol::lintParams(params, shape)) {
        problems.push_back({fieldPath(finding.path), toQString(finding.text), true});
    }
    return problems;
}

} // namespace botoscope::ui
