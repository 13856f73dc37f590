<?php
// Run by PHP's own server. REMEMBER=1 adds a token that brings the login back.
$decor = explode(' ', getenv('DECOR') ?: '');
$remember = getenv('REMEMBER') === '1';
$tokens = sys_get_temp_dir() . '/sessionscope-tokens-' . getenv('PORT') . '.json';

function page(string $title, string $body = ''): void {
  global $decor;
  $scripts = '';
  foreach (array_merge(['kit'], $decor) as $name) $scripts .= '<script>{' . file_get_contents(__DIR__ . "/decor/$name.js") . '}</script>';
  $user = $_SESSION['user'] ?? null;
  $who = $user ? '<p id="who">Welcome back, ' . ($user === 'ada' ? 'Ada' : 'You') . '</p>' : '<p>You are a visitor.</p>';
  echo "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>$title</title><link rel=\"icon\" href=\"data:,\">$scripts</head><body><h1>$title</h1>$who$body</body></html>";
}

function go(string $place): void {
  header("Location: $place", true, 302);
}

function issue(): void {
  global $tokens;
  $token = bin2hex(random_bytes(20));
  file_put_contents($tokens, json_encode([$token => 'ada']));
  setcookie('keep', "1:$token", ['expires' => time() + 30 * 86400, 'path' => '/', 'httponly' => true, 'samesite' => 'Lax']);
}

session_start();
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($remember && !isset($_SESSION['user']) && isset($_COOKIE['keep'])) {
  $known = file_exists($tokens) ? json_decode(file_get_contents($tokens), true) : [];
  $user = $known[substr($_COOKIE['keep'], 2)] ?? null;
  if ($user !== null) {
    session_regenerate_id(true);
    $_SESSION['user'] = $user;
  }
}
$post = $_SERVER['REQUEST_METHOD'] === 'POST';
if ($path === '/login.php' && $post) {
  if (($_POST['user'] ?? '') === 'ada' && ($_POST['password'] ?? '') === 'lovelace') {
    session_regenerate_id(true);
    $_SESSION['user'] = 'ada';
    if ($remember) issue();
    go('/account.php');
  } else {
    go('/login.php?error=1');
  }
} elseif ($path === '/login.php') {
  page('Log in', '<form id="login" method="post" action="/login.php"><input name="user"><input name="password" type="password"><button>Log in</button></form>');
} elseif ($path === '/account.php' || $path === '/orders.php') {
  if (isset($_SESSION['user'])) page('Account', '<a id="logout" href="/logout.php">Log out</a>');
  else go('/login.php');
} elseif ($path === '/logout.php') {
  $_SESSION = [];
  if ($remember) {
    @unlink($tokens);
    setcookie('keep', '', ['expires' => 1, 'path' => '/']);
  }
  setcookie(session_name(), '', time() - 42000, '/');
  session_destroy();
  go('/');
} elseif ($path === '/') {
  page('Shop', '<a href="/login.php">Log in</a>');
} else {
  http_response_code(404);
}
