using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Evidence.Verifying.Steps;

namespace ComplianceGrains.Drills.Applicants;

/// <summary>Exports a jurisdiction the way two people do, verifies the package, and changes one byte of every file in it.</summary>
public static class ExportCheck
{
    public static async Task<IReadOnlyList<string>> RunAsync(RunningHost host, DateTimeOffset from, TextWriter output)
    {
        var package = await PackageAsync(host, from);
        var trust = TrustFile.Parse(Encoding.UTF8.GetString((await host.As("auditor").GetAsync("/v1/ledgers/EU/vkey")).Bytes));
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var report = PackageVerifier.Verify(new MemoryStream(package), trust);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"export of EU: {report.Entries} records, {package.Length / 1024.0:0} KiB; verified in {watch.Elapsed.TotalSeconds:0.00} s ({(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s of processor time): {report}"));
        if (!report.IsValid)
            return [$"The export does not verify: {report} {report.Message}"];
        return Changed(package, trust, output);
    }

    private static async Task<byte[]> PackageAsync(RunningHost host, DateTimeOffset from)
    {
        var (requester, approver, auditor) = (host.As("mlro"), host.As("mlro", 2), host.As("auditor"));
        var requested = await requester.PostAsync("/v1/exports", new
        {
            jurisdiction = "EU",
            from = Time(from),
            to = Time(DateTimeOffset.UtcNow),
            kinds = new[] { "*" },
            recipient = "The supervisor",
            purpose = "inspection",
            legalBasis = "Art. 1",
        });
        var path = $"/v1/exports/{requested["id"]}";
        var approved = await approver.PostAsync($"{path}/approvals", new { decision = "approve", reason = "asked for by the supervisor" });
        if ((requested.Status, approved.Status) != (202, 200))
            throw new InvalidOperationException($"The export was not accepted: {requested} {approved}");
        await Eventually.GetAsync(() => auditor.GetAsync(path), answer => answer["status"] == "ready", TimeSpan.FromMinutes(5));
        return (await auditor.GetAsync($"{path}/package")).Bytes;
    }

    private static List<string> Changed(byte[] package, TrustFile trust, TextWriter output)
    {
        var (files, problems, random) = (Unpack(package), new List<string>(), new Random(1));
        foreach (var (name, bytes) in files)
        {
            if (bytes.Length == 0)
                continue;
            var changed = (byte[])bytes.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(7));
            var report = PackageVerifier.Verify(new MemoryStream(Pack(files, name, changed)), trust);
            var file = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];
            if (report.IsValid)
                problems.Add($"One byte of {file} was changed and nobody noticed.");
            else if (!$"{report.Where} {report.Message}".Contains(file, StringComparison.Ordinal))
                problems.Add($"One byte of {file} was changed; the verifier names {report.Where}: {report.Message}");
        }

        output.WriteLine($"one byte changed in each of {files.Count} files: {files.Count - problems.Count} named");
        return problems;
    }

    private static SortedDictionary<string, byte[]> Unpack(byte[] package)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(package));
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    private static byte[] Pack(SortedDictionary<string, byte[]> files, string other, byte[] otherBytes)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(name == other ? otherBytes : content);
            }

        return bytes.ToArray();
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
