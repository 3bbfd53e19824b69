using ComplianceGrains.Drills.Hosting;

namespace ComplianceGrains.Drills.Load;

/// <summary>Where the SDN files are: the real ones when they lie beside the working copy, else the invented demo list.</summary>
public static class ListFolder
{
    public static string Default => Repository.Shared("data/screening/lists/ofac/2024-01-11") ?? Repository.DemoList;

    public static async Task<string> UploadAsync(RunningHost host, string folder)
    {
        var answer = await host.As("operator").UploadAsync("ofac-sdn", folder);
        return answer.Status is 200 or 201 ? answer["digest"]! : throw new InvalidOperationException($"The list was not accepted: {answer}");
    }
}
