#pragma once
#include <QSortFilterProxyModel>

namespace botoscope::ui {

/// Shows steps whose event holds the text, with their call and attempt. Words: plain text matches the event name,
/// changed:TEXT steps that changed a path holding TEXT, handler:TEXT steps where such a handler ran, error: failed
/// ones.
class TraceFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit TraceFilter(QObject* parent = nullptr);
    void setText(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    bool matchesWord(const QModelIndex& index, const QString& word) const;
    QStringList m_words;
};

} // namespace botoscope::ui
