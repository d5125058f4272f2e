#pragma once
#include <QStyledItemDelegate>

namespace botoscope::ui {

/// A profile in the list: dot, name and marks; below its type, account and problems.
class ProfileDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace botoscope::ui
