using System.Collections;
using ComplianceGrains.Contracts.Customers;

namespace ComplianceGrains.Workflows.Rights;

/// <summary>Whether two values of a field that somebody gave say the same.</summary>
internal static class SameValues
{
    public static bool Are(object? one, object? other) => (one, other) switch
    {
        (string, string) => Equals(one, other),
        (Address a, Address b) => (a.PostalCode, a.City, a.Country) == (b.PostalCode, b.City, b.Country) && Are(a.Lines, b.Lines),
        (IEnumerable a, IEnumerable b) => a.Cast<object>().SequenceEqual(b.Cast<object>()),
        _ => Equals(one, other),
    };
}
