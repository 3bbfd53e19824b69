using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Keys;

namespace ComplianceGrains.Evidence.Notes;

/// <summary>The public keys a verifier holds from outside the package: one vkey a line, <c>#</c> comments; several keys under one name are a rotation.</summary>
public sealed class TrustFile
{
    private readonly ILookup<string, VerifierKey> byName;

    /// <summary>Trusts these keys.</summary>
    public TrustFile(IEnumerable<VerifierKey> keys)
    {
        Keys = [.. keys];
        byName = Keys.ToLookup(k => k.Name, StringComparer.Ordinal);
    }

    /// <summary>The keys in the file's order.</summary>
    public IReadOnlyList<VerifierKey> Keys { get; }

    /// <summary>Reads a trust file. Keys of other types than ECDSA P-256 are passed over.</summary>
    /// <exception cref="EvidenceFormatException">A line is not a vkey; the message names the line.</exception>
    public static TrustFile Parse(string text)
    {
        var keys = new List<VerifierKey>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim('\r', ' ', '\t')))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                if (VerifierKey.Parse(line) is { } key)
                    keys.Add(key);
            }
            catch (EvidenceFormatException e)
            {
                throw new EvidenceFormatException(e.Code, $"Trust file, line {number}: {e.Message}");
            }
        }
        return new TrustFile(keys);
    }

    /// <summary>The file's text.</summary>
    public override string ToString() => string.Concat(Keys.Select(k => k + "\n"));

    internal VerifierKey? Find(string name, uint id) => byName[name].FirstOrDefault(k => k.Id == id);
}
