#include "ui/trace/trace_filter.h"

#include "core/trace/diff.h"
#include "ui/trace/trace_model.h"

namespace botoscope::ui {

TraceFilter::TraceFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void TraceFilter::setText(const QString& text)
{
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void TraceFilter::setScope(std::optional<QSet<quint64>> calls)
{
    if (calls != m_scope) {
        m_scope = std::move(calls);
        invalidateFilter();
    }
}

bool TraceFilter::isScopeEmpty() const
{
    for (int row = 0; row < sourceModel()->rowCount(); ++row) {
        if (!m_scope || m_scope->contains(sourceModel()->index(row, 0).data(TraceModel::CallRole).toULongLong())) {
            return false;
        }
    }
    return true;
}

bool TraceFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_scope && !m_scope->contains(index.data(TraceModel::CallRole).toULongLong())) {
        return false;
    }
    if (m_words.isEmpty()) {
        return true;
    }
    if (index.data(TraceModel::KindRole).toInt() != static_cast<int>(TraceModel::Kind::Step)) {
        return false; // shown when a step below it is
    }
    return std::all_of(m_words.begin(), m_words.end(),
                       [this, &index](const QString& word) { return matchesWord(index, word); });
}

bool TraceFilter::matchesWord(const QModelIndex& index, const QString& word) const
{
    const auto* model = static_cast<const TraceModel*>(sourceModel());
    const trace::StepPtr step = model->stepAt(index);
    const auto tail = [&word](QLatin1String head) {
        return word.startsWith(head, Qt::CaseInsensitive) ? word.mid(head.size()) : QString();
    };
    const auto holds = [](const std::string& text, const QString& part) {
        return QString::fromStdString(text).contains(part, Qt::CaseInsensitive);
    };
    if (word.compare(QLatin1String("error:"), Qt::CaseInsensitive) == 0) {
        return step->error.has_value();
    }
    if (const QString part = tail(QLatin1String("handler:")); !part.isNull()) {
        return std::any_of(step->handlers.begin(), step->handlers.end(),
                           [&](const trace::HandlerRun& run) { return holds(run.name, part); });
    }
    if (const QString part = tail(QLatin1String("changed:")); !part.isNull()) {
        const trace::StepPtr before = model->stepBefore(step);
        const auto paths = trace::changedPaths(before ? before->snapshot : Value(Map()), step->snapshot);
        return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) { return holds(path, part); });
    }
    return holds(step->event, word);
}

} // namespace botoscope::ui
