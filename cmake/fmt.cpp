// SPDX-License-Identifier: MIT
// fmt's own library, for the static program: Debian ships it as a shared one only, but its code is part of the headers.
#include <fmt/format-inl.h>

#include <string>

FMT_BEGIN_NAMESPACE
namespace detail {

// What format.h declares as instantiated elsewhere or does not define.
template FMT_API auto dragonbox::to_decimal(float x) noexcept -> dragonbox::decimal_fp<float>;
template FMT_API auto dragonbox::to_decimal(double x) noexcept -> dragonbox::decimal_fp<double>;
template FMT_API locale_ref::locale_ref(const std::locale& locale);
template FMT_API auto locale_ref::get<std::locale>() const -> std::locale;
template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);

}  // namespace detail
FMT_END_NAMESPACE
