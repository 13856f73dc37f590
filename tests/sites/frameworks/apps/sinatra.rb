# Sinatra with the sessions that it has by default.
require 'sinatra/base'
require 'securerandom'

class Site < Sinatra::Base
  set :server, :webrick
  set :bind, '127.0.0.1'
  set :port, ENV.fetch('PORT').to_i
  set :environment, :production
  set :session_secret, SecureRandom.hex(64)
  enable :sessions

  helpers do
    def page(title, body = '')
      scripts = %w[kit matomo preferences].map { |name| "<script>{#{File.read(File.join(__dir__, 'decor', "#{name}.js"))}}</script>" }.join
      who = session[:user] ? '<p id="who">Welcome back, Ada</p>' : '<p>You are a visitor.</p>'
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>#{title}</title><link rel=\"icon\" href=\"data:,\">#{scripts}</head><body><h1>#{title}</h1>#{who}#{body}</body></html>"
    end
  end

  form = '<form id="login" method="post" action="/login"><input name="user"><input name="password" type="password"><button>Log in</button></form>'
  get('/') { page 'Poems' }
  get('/login') { page 'Log in', form }
  post '/login' do
    redirect '/login?wrong=1' unless params['user'] == 'ada' && params['password'] == 'lovelace'
    session.clear
    session[:user] = 'ada'
    redirect '/poems'
  end
  get '/poems/?:part?' do
    redirect '/login' unless session[:user]
    session[:read] = session[:read].to_i + 1
    page 'Poems', '<form method="post" action="/logout"><button id="logout">Log out</button></form>'
  end
  post '/logout' do
    session.clear
    redirect '/'
  end
end

Site.run!
