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

/// Core reports missing and unknown members at the structure and names them in quotes, after its own path.
QString quotedAfter(const std::string& text, std::string_view beginning)
{
    if (!text.starts_with(beginning)) {
        return {};
    }
    const auto open = text.find(": \"");
    const auto close = open == std::string::npos ? open : text.find('"', open + 3);
    return close == std::string::npos ? QString()
                                      : toQString(std::string_view(text).substr(open + 3, close - open - 3));
}

QString memberPath(const QString& path, const QString& member)
{
    return path.isEmpty() ? member : path + QLatin1Char('.') + member;
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
        if (const QString missing = quotedAfter(finding.text, "Missing required parameter"); !missing.isEmpty()) {
            problem = {memberPath(problem.path, missing), tr("Required, and not set yet"), false, true};
        } else if (const QString odd = quotedAfter(finding.text, "Unknown parameter"); !odd.isEmpty()) {
            problem = {memberPath(problem.path, odd), tr("The model has no such member: validation refuses it")};
        }
        problems.push_back(std::move(problem));
    }
    for (const auto& finding : protocol::lintParams(params, shape)) {
        const QString path = fieldPath(finding.path);
        QString text = toQString(finding.text);
        // The path stands beside the text wherever a problem is shown.
        if (const QString prefix = path + QStringLiteral(": "); text.startsWith(prefix)) {
            text.remove(0, prefix.size());
        }
        problems.push_back({path, text, true});
    }
    return problems;
}

} // namespace botoscope::ui
