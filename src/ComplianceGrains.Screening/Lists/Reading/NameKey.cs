using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Screening.Lists.Reading;

/// <summary>An id for a subject of a list that gives none: of what tells it apart, so that the next version finds it again.</summary>
internal static class NameKey
{
    /// <param name="prefix">The list, for people who read the id.</param>
    /// <param name="parts">What tells the subject apart, as published.</param>
    /// <returns>The prefix, a hyphen and 20 hexadecimal digits.</returns>
    public static string Of(string prefix, params IEnumerable<string?> parts) =>
        prefix + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Select(part => part.Blank() ?? "")))))[..20];
}
