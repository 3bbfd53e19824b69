using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Entries;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Zip;

namespace ComplianceGrains.Evidence.Exports.Writing;

/// <summary>Opens one entry's fields for a package.</summary>
internal static class EntryWriter
{
    /// <summary>Writes the disclosures of the open fields and gives the commitments of the others.</summary>
    /// <param name="index">The entry's index.</param>
    /// <param name="core">Its core.</param>
    /// <param name="schema">Its kind's schema.</param>
    /// <param name="opened">Its compartments; those that are missing are shredded.</param>
    /// <param name="isOpen">Which fields are open; also gets D, or null for a shredded field.</param>
    /// <param name="disclosures">Gets the lines.</param>
    /// <param name="shredded">The shredded compartments, sorted.</param>
    /// <exception cref="ExportSourceException">A compartment is not the one that the core commits to.</exception>
    public static IReadOnlyList<CommitmentList> Open(
        long index, Core core, KindSchema schema, IReadOnlyDictionary<string, OpenCompartment> opened,
        Func<SchemaField, Disclosure?, bool> isOpen, PackedFile disclosures, out IReadOnlyList<string> shredded)
    {
        var (lists, gone) = (new List<CommitmentList>(), new List<string>());
        foreach (var compartment in core.Draft.Compartments)
        {
            var fields = schema.FieldsOf(compartment.Cid);
            if (!opened.TryGetValue(compartment.Cid, out var values))
            {
                gone.Add(compartment.Cid);
                foreach (var field in fields)
                    isOpen(field, null);
                continue;
            }
            var ds = values.Disclosures(core.Draft.Log, schema);
            var commitments = new Digest[ds.Count];
            for (var i = 0; i < commitments.Length; i++)
                commitments[i] = ds[i].Commitment;
            if (CompartmentRoot.Compute(compartment.Cid, commitments) != compartment.Root)
                throw new ExportSourceException($"Compartment {compartment.Cid} of entry {index} of {core.Draft.Log} opens to other fields than the core commits to.");
            var shown = new Digest?[ds.Count];
            for (var i = 0; i < shown.Length; i++)
            {
                if (isOpen(fields[i], ds[i]))
                    disclosures.Write(DisclosureLine.ToText(index, compartment.Cid, i, ds[i].D.Span));
                else
                    shown[i] = commitments[i];
            }
            if (shown.Contains(null))
                lists.Add(new CommitmentList(compartment.Cid, shown));
        }
        shredded = gone;
        return lists;
    }
}
