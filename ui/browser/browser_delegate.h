#pragma once
#include <QStyledItemDelegate>

namespace botoscope::ui {

/// Rows of the browser: services with their count at the right, operations with a dot of their class and a star.
class BrowserDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    /// Where the star of a row is: a click there toggles it.
    static QRect starRect(const QRect& row);

private:
    void paintNode(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintOperation(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
};

} // namespace botoscope::ui
