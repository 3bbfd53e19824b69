using ComplianceGrains.Jurisdictions.Citing;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Packs;

namespace ComplianceGrains.Jurisdictions.Comparing;

/// <summary>A value that a version says was held against the law, and the versions before it did not.</summary>
/// <param name="Path">The rule's path.</param>
/// <param name="Writer">The version in which the value was written: the first of those that have it without a break.</param>
public sealed record VerifiedValue(string Path, Pack Writer)
{
    /// <summary>Those of a version.</summary>
    /// <param name="library">The versions beside it.</param>
    /// <param name="pack">The version, known there or not.</param>
    public static IReadOnlyList<VerifiedValue> Of(PackLibrary library, Pack pack)
    {
        if (library.Before(pack) is not { } before)
            return [];
        var read = from rule in pack.Values
                   from slot in rule.Value
                   where slot.Citation is { Standing: Standing.LawVerified, Read: not null } && Same(before, rule.Key, slot) is { Citation: var earlier } && (!earlier.Verified || earlier.Read is null)
                   select new VerifiedValue(rule.Key, WriterOf(library, before, rule.Key, slot));
        return [.. read.DistinctBy(value => (value.Path, value.Writer.Id))];
    }

    private static Pack WriterOf(PackLibrary library, Pack pack, string path, DatedValue slot)
    {
        while (library.Before(pack) is { } earlier && Same(earlier, path, slot) is not null)
            pack = earlier;
        return pack;
    }

    private static DatedValue? Same(Pack pack, string path, DatedValue slot) =>
        pack.Values.GetValueOrDefault(path)?.FirstOrDefault(other => other.From == slot.From && other.Until == slot.Until && other.Value.Equals(slot.Value));
}
