#pragma once
#include "ui/profiles/followed.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QWidget>

class QTableWidget;
class QToolButton;

namespace botoscope::ui {

/// All keys of a profile that have no field of their own: what other tools wrote, nested ones as "s3.addressing_style".
class KeyTable : public QWidget {
    Q_OBJECT
public:
    explicit KeyTable(QWidget* parent = nullptr);

    using Values = QHash<QString, QString>;
    /// secrets: keys whose value is not shown and can only be replaced or taken out.
    void setKeys(const Values& values, const QSet<QString>& secrets);
    /// The file has other keys now: shown, with what was edited here on top.
    Followed follow(const Values& values, const QSet<QString>& secrets);
    /// Of keys that follow() told of as conflicts: the file is right.
    void takeTheirs();
    /// The file has none of them any more.
    void startAnew();
    /// Keys that are new or say something else than the file; an empty text takes the key out.
    Values edits() const;
    /// Rows with a value and no key, or one key twice.
    int problemCount() const;
    int rowCount() const;

Q_SIGNALS:
    void edited();

private:
    void addRow(const QString& key, const QString& value, bool secret);
    void addEmptyRow();
    void removeCurrent();
    void put(const QString& key, const QString& value);
    QString cell(int row, int column) const;

    Values m_before;
    QSet<QString> m_secrets;
    QStringList m_contested; ///< both sides changed them
    QTableWidget* m_table;
    QToolButton* m_remove;
};

} // namespace botoscope::ui
