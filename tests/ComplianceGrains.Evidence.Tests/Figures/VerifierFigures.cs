using System.Diagnostics;
using ComplianceGrains.Evidence.Bytes;
using ComplianceGrains.Evidence.Compartments;
using ComplianceGrains.Evidence.Exports.Writing;
using ComplianceGrains.Evidence.Kinds;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;

namespace ComplianceGrains.Evidence.Tests;

/// <summary>Measures writing and verifying a package of many records; also called by the benchmarks.</summary>
public static class VerifierFigures
{
    private const string Kind = "figures.decided/1";

    /// <summary>Writes a package of so many decisions, each with so many fields in three compartments, and verifies it.</summary>
    public static async Task<(Figures Figures, TrustFile Trust)> MeasureAsync(int records, int fields, string path)
    {
        var firm = new Firm();
        firm.Schemas[Kind] = new KindSchema(Kind, [.. Enumerable.Range(0, fields).Select(i => new SchemaField($"field{i}", (i % 3) switch { 0 => "d1", 1 => "p1", _ => "s1" }, "decision"))]);
        firm.Open("de");
        var rules = new Forgery { Rules = [firm.Pack("EU", "3")] };
        for (var i = 0; i < records; i++)
        {
            firm.Clock = Histories.From + 1 + i;
            var open = firm.Schemas[Kind].Compartments.Select(c => OpenCompartment.Fresh(c, [.. firm.Schemas[Kind].FieldsOf(c).Select(f => StrictJson.Text($"{f.Name} of decision {i}"))]));
            firm.Append(firm.Decisions("de"), $"customer/{i % 5000}", Kind, [.. open], rules);
        }
        firm.Clock = Histories.To + Firm.Day;
        var request = Histories.Export(firm);
        var (writing, writingCpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await using (var zip = File.Create(path))
            await ExportPackage.WriteAsync(request, firm, firm.ExportKey, zip);
        writing.Stop();
        writingCpu = Environment.CpuUsage.TotalTime - writingCpu;
        var (trust, bytes) = (firm.Trust, new FileInfo(path).Length);
        firm = null;
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes();
        var (verifying, verifyingCpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var report = PackageVerifier.Verify(path, trust);
        verifying.Stop();
        verifyingCpu = Environment.CpuUsage.TotalTime - verifyingCpu;
        return (new Figures(records, report.ToString(), report.Disclosed, writing.Elapsed, writingCpu, verifying.Elapsed, verifyingCpu, bytes, GC.GetTotalAllocatedBytes() - allocated), trust);
    }
}
