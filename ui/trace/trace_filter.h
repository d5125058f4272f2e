#pragma once
#include <QSet>
#include <QSortFilterProxyModel>
#include <optional>

namespace botoscope::ui {

/// Shows the calls in scope, and of them steps whose event holds the text, with their call and attempt. Words: plain
/// text matches the event name, changed:TEXT steps that changed a path holding TEXT, handler:TEXT steps where such a
/// handler ran, error: failed ones.
class TraceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TraceFilter(QObject* parent = nullptr);
    void setText(const QString& text);
    void setScope(std::optional<QSet<quint64>> calls); ///< none: all calls
    bool isScopeEmpty() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool matchesWord(const QModelIndex& index, const QString& word) const;
    QStringList m_words;
    std::optional<QSet<quint64>> m_scope;
};

} // namespace botoscope::ui
